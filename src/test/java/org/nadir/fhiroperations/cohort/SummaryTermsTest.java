package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.contract.Shipped;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Windows;

class SummaryTermsTest {

    private static SummaryRequest asked(Map<String, String> given) {
        return new SummaryRequest(given);
    }

    @Test
    void whatIsNotAskedIsTheProtocols() {
        SummaryTerms terms = SummaryTerms.of(asked(Map.of()), Shipped.CTCAE_6);

        assertThat(terms.version()).isEqualTo(CtcaeVersion.V6_0);
        assertThat(terms.cycleDays()).isEqualTo(28);
    }

    @Test
    void whatIsAskedComesBeforeTheProtocols() {
        SummaryTerms terms =
                SummaryTerms.of(asked(Map.of("cycleLength", "21", "ctcaeVersion", "5.0")), Shipped.CTCAE_6);

        assertThat(terms.version()).isEqualTo(CtcaeVersion.V5_0);
        assertThat(terms.cycleDays()).isEqualTo(21);
    }

    @Test
    void withoutAskingAndWithoutAWindowTheLengthIsUnknown() {
        Protocol shipped = Shipped.CTCAE_5;
        Protocol silent = new Protocol(
                shipped.canonical(),
                shipped.revision(),
                shipped.title(),
                shipped.ctcaeVersion(),
                shipped.drug(),
                new Protocol.Limits(new Windows(Map.of()), null),
                shipped.variables(),
                shipped.rules());

        assertThat(SummaryTerms.of(asked(Map.of()), silent).cycleDays()).isNull();
    }
}
