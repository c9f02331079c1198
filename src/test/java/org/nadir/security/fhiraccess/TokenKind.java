package org.nadir.security.fhiraccess;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.nadir.testing.SmartServer;

/**
 * One kind of token, and what it opens as written down by hand.
 *
 * <p>The columns after the user say which Observations can be created, read, updated, deleted and searched, which
 * Conditions can be read or searched, and which Practitioners can be read and written: {@code -} none, {@code A} those of
 * patient A, {@code L} laboratory results of patient A, {@code l} laboratory results of all, {@code *} all, {@code X} a scope that no
 * resource can meet.
 */
record TokenKind(String name, String scopes, String patient, String user, List<String> cells) {

    private static final String TABLE = """
            p-obs-rs      | patient/Observation.rs     | acc-a |                       | - A - - A  - - -
            p-obs-r       | patient/Observation.r      | acc-a |                       | - A - - -  - - -
            p-obs-s       | patient/Observation.s      | acc-a |                       | - - - - A  - - -
            p-obs-c       | patient/Observation.c      | acc-a |                       | A - - - -  - - -
            p-obs-u       | patient/Observation.u      | acc-a |                       | - - A - -  - - -
            p-obs-d       | patient/Observation.d      | acc-a |                       | - - - A -  - - -
            p-obs-read    | patient/Observation.read   | acc-a |                       | - A - - A  - - -
            p-obs-write   | patient/Observation.write  | acc-a |                       | A - A A -  - - -
            p-obs-any     | patient/Observation.*      | acc-a |                       | A A A A A  - - -
            p-all-rs      | launch/patient openid patient/*.rs | acc-a |               | - A - - A  A * -
            p-all-read    | patient/*.read             | acc-a |                       | - A - - A  A * -
            p-all-cruds   | patient/*.cruds            | acc-a |                       | A A A A A  A * -
            p-lab         | patient/Observation.rs?category=laboratory | acc-a |       | - L - - L  - - -
            p-lab-cruds   | patient/Observation.cruds?category=laboratory | acc-a |    | L L L L L  - - -
            p-union       | patient/Observation.rs?category=laboratory patient/Observation.rs?code=http://loinc.org|751-8 | acc-a | | - L - - L - - -
            p-mixed       | patient/Observation.r patient/Observation.s?category=laboratory | acc-a | | - A - - L - - -
            p-bad-filter  | patient/Observation.rs?no-such-parameter=1 | acc-a |       | - X - - -  - - -
            p-condition   | patient/Condition.rs       | acc-a |                       | - - - - -  A - -
            p-nobody      | patient/*.cruds            |       |                       | - - - - -  - - -
            u-staff-rs    | user/*.rs                  |       | Practitioner/acc-prac | - * - - *  * * -
            u-staff-obs   | user/Observation.cruds     |       | Practitioner/acc-prac | * * * * *  - - -
            u-patient     | user/*.cruds               |       | Patient/acc-a         | A A A A A  A * -
            u-elsewhere   | user/*.cruds               |       | https://ehr.example.org/fhir/Patient/acc-a | - - - - - - - -
            u-relative    | user/*.rs                  |       | RelatedPerson/1       | - - - - -  - - -
            u-unknown     | user/*.rs                  |       |                       | - - - - -  - - -
            s-obs-rs      | system/Observation.rs      |       |                       | - * - - *  - - -
            s-lab         | system/Observation.rs?category=laboratory | |              | - l - - l  - - -
            s-all-read    | system/*.read              |       |                       | - * - - *  * * -
            s-all-cruds   | system/*.cruds             |       |                       | * * * * *  * * *
            s-all-v1      | system/*.*                 |       |                       | * * * * *  * * *
            no-data       | openid fhirUser            | acc-a | Practitioner/acc-prac | - - - - -  - - -
            """;

    static List<TokenKind> all() {
        return TABLE.lines().map(TokenKind::read).toList();
    }

    private static TokenKind read(String line) {
        int cells = line.lastIndexOf('|');
        int user = line.lastIndexOf('|', cells - 1);
        int patient = line.lastIndexOf('|', user - 1);
        int scopes = line.indexOf('|');
        return new TokenKind(
                line.substring(0, scopes).strip(),
                line.substring(scopes + 1, patient).strip(),
                line.substring(patient + 1, user).strip(),
                line.substring(user + 1, cells).strip(),
                Arrays.asList(line.substring(cells + 1).strip().split(" +")));
    }

    String create() {
        return cells.get(0);
    }

    String read() {
        return cells.get(1);
    }

    String update() {
        return cells.get(2);
    }

    String delete() {
        return cells.get(3);
    }

    String search() {
        return cells.get(4);
    }

    String conditions() {
        return cells.get(5);
    }

    String readPractitioner() {
        return cells.get(6);
    }

    String writePractitioner() {
        return cells.get(7);
    }

    /** Whether anything of patient B is open. */
    boolean seesOthers() {
        return cells.contains("*") && !"A".equals(read()) || cells.contains("l");
    }

    String token(String base) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(SmartServer.ISSUER.issuer())
                .audience(base + "/fhir")
                .subject("somebody")
                .claim("client_id", "client-" + name)
                .claim("scope", scopes)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        if (!patient.isEmpty()) {
            claims.claim("patient", patient);
        }
        if (!user.isEmpty()) {
            claims.claim("fhirUser", user);
        }
        return SmartServer.ISSUER.sign(claims.build());
    }

    @Override
    public String toString() {
        return name;
    }
}
