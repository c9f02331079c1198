package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** The commands of {@code docs/studies.md}, run in their order, do what the page says. */
class StudiesPageIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String DEMO = "demo-grade-1-2";
    private static final String PATIENT = "of-the-studies-page";

    private static final Pattern COMMAND = Pattern.compile(
            "^curl -s -X (\\w+) -H 'Content-Type: ([^']+)' http://localhost:8080(\\S+) -d @- <<'END'\\n(.*?)\\nEND$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void commandsOfThePageChangeWhatIsAdvised() throws IOException {
        StoredStory.store(
                SERVER, PATIENT, "order active cemsidomide 75 mcg; anc 1.3 10*9/L; hb 10.8 g/dL; platelets 92 10*9/L");
        List<MatchResult> commands = COMMAND.matcher(Files.readString(Path.of("docs/studies.md")))
                .results()
                .toList();
        assertThat(commands).hasSize(5);
        assertThat(StoredCall.topics(new StoredCall(SERVER, PATIENT).withoutPrefetch()))
                .containsExactly("lower-grade-toxicity");

        run(commands.get(0));
        run(commands.get(1));
        run(commands.get(2));
        JsonNode cards = RunningServer.json(run(commands.get(3))).path("cards");

        assertThat(StoredCall.topics(cards)).containsExactly("interrupt-treatment");
        assertThat(cards.at("/0/source/label").asText()).startsWith("ABC-101");
        assertThat(cards.at("/0/extension/org.nadir.evidence/protocol").asText())
                .isEqualTo("https://example.org/fhir/PlanDefinition/abc-101|1");
        assertThat(cards.at("/0/extension/org.nadir.evidence/ctcaeVersion").asText())
                .isEqualTo("5.0");

        run(commands.get(4));
        assertThat(StoredCall.topics(RunningServer.json(run(commands.get(3))).path("cards")))
                .containsExactly("lower-grade-toxicity");
    }

    private static HttpResponse<String> run(MatchResult command) {
        String body = command.group(4).replace(DEMO, PATIENT);
        HttpResponse<String> answer = SERVER.send(SERVER.request(command.group(3))
                .header("Content-Type", command.group(2))
                .method(command.group(1), BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return answer;
    }
}
