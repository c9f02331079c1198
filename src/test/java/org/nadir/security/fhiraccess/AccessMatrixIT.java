package org.nadir.security.fhiraccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nadir.security.fhiraccess.Ask.Answer;
import org.nadir.security.fhiraccess.Ask.Door;

/**
 * Tokens x interactions x doors. What is expected follows from the letters in the table of {@link TokenKind} and the
 * few rules of this class, never from the code under test.
 */
class AccessMatrixIT {

    private static final String OK = "200";
    private static final String DONE = "200 201 204";
    private static final String REFUSED = "403";
    private static final String HIDDEN = "404";

    /** One cell: what is asked, and the statuses of a right answer. */
    private record Cell(String name, Ask ask, String expected) {}

    @TestFactory
    Stream<DynamicTest> reads() {
        return everywhere(kind -> {
            List<Cell> cells = new ArrayList<>();
            for (String target : List.of("acc-a-lab", "acc-a-vital", "acc-b-lab", "acc-b-vital", "acc-none")) {
                String expected = target.equals("acc-none") && !kind.read().equals("-")
                        ? HIDDEN
                        : sees(kind.read(), target, REFUSED, HIDDEN, OK);
                cells.add(new Cell("read " + target, Ask.get("Observation/" + target), expected));
                cells.add(new Cell("history of " + target, Ask.get("Observation/" + target + "/_history"), expected));
                cells.add(new Cell("vread " + target, Ask.get("Observation/" + target + "/_history/1"), expected));
            }
            cells.add(new Cell(
                    "read deleted",
                    Ask.get("Observation/acc-b-gone"),
                    kind.read().equals("-") ? REFUSED : kind.read().matches("[*l]") ? "410" : HIDDEN));
            cells.add(new Cell(
                    "read shared",
                    Ask.get("Practitioner/acc-prac"),
                    kind.readPractitioner().equals("-") ? REFUSED : OK));
            return cells;
        });
    }

    @TestFactory
    Stream<DynamicTest> creations() {
        return everywhere(kind -> {
            String fresh = "acc-w-" + UUID.randomUUID();
            boolean both = !kind.create().equals("-") && !kind.update().equals("-");
            return List.of(
                    new Cell(
                            "create",
                            Ask.post("Observation", AccessScene.lab("", "acc-a")),
                            sees(kind.create(), "acc-a-lab", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "create vital",
                            Ask.post("Observation", AccessScene.vital("", "acc-a")),
                            sees(kind.create(), "acc-a-vital", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "create foreign",
                            Ask.post("Observation", AccessScene.lab("", "acc-b")),
                            sees(kind.create(), "acc-b-lab", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "create by update",
                            Ask.put("Observation/" + fresh, AccessScene.lab(fresh, "acc-a")),
                            both ? DONE : REFUSED),
                    new Cell(
                            "create if none exists",
                            new Ask(
                                    "POST",
                                    "Observation",
                                    AccessScene.lab("", "acc-a").replace("\"new\"", "\"%s-x\"".formatted(fresh)),
                                    "identifier=http://example.org/obs|" + fresh + "-x"),
                            kind.search().equals("-")
                                    ? REFUSED
                                    : sees(kind.create(), "acc-a-lab", REFUSED, REFUSED, DONE)));
        });
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return everywhere(kind -> {
            String own = newResult("lab", "acc-a");
            String ownVital = newResult("vital", "acc-a");
            String foreign = newResult("lab", "acc-b");
            return List.of(
                    new Cell(
                            "update",
                            Ask.put("Observation/" + own, AccessScene.lab(own, "acc-a")),
                            sees(kind.update(), "acc-a-lab", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "move to another patient",
                            Ask.put("Observation/" + own, AccessScene.lab(own, "acc-b")),
                            sees(kind.update(), "acc-b-lab", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "take over",
                            Ask.put("Observation/" + foreign, AccessScene.lab(foreign, "acc-a")),
                            sees(kind.update(), "acc-b-lab", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "take out of the filter",
                            Ask.put("Observation/" + ownVital, AccessScene.lab(ownVital, "acc-a")),
                            sees(kind.update(), "acc-a-vital", REFUSED, REFUSED, DONE)),
                    new Cell(
                            "delete foreign",
                            Ask.delete("Observation/" + foreign),
                            sees(kind.delete(), "acc-b-lab", REFUSED, HIDDEN, DONE)),
                    new Cell(
                            "delete vital",
                            Ask.delete("Observation/" + ownVital),
                            sees(kind.delete(), "acc-a-vital", REFUSED, HIDDEN, DONE)),
                    new Cell(
                            "write shared",
                            Ask.put("Practitioner/acc-prac", AccessScene.practitioner()),
                            kind.writePractitioner().equals("-") ? REFUSED : DONE));
        });
    }

    @TestFactory
    Stream<DynamicTest> searches() {
        return TokenKind.all().stream().flatMap(kind -> Stream.of(
                        "",
                        "&_total=accurate",
                        "&_sort=-date",
                        "&_count=1&_total=accurate",
                        "&_include=Observation:*",
                        "&_revinclude:iterate=*")
                .flatMap(more -> Stream.of(Door.DIRECT, Door.BATCH)
                        .map(door -> DynamicTest.dynamicTest(
                                "%s searches%s, %s".formatted(kind, more, door), () -> search(kind, more, door)))));
    }

    private static void search(TokenKind kind, String more, Door door) {
        Answer answer = Ask.get("Observation?_tag=" + AccessScene.TAG
                        + "&_id=acc-a-lab,acc-a-vital,acc-b-lab,acc-b-vital" + more)
                .through(door, AccessScene.SERVER, kind.token(AccessScene.SERVER.base()));
        if (kind.search().equals("-")) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            return;
        }
        List<String> expected = Stream.of("acc-a-lab", "acc-a-vital", "acc-b-lab", "acc-b-vital")
                .filter(target -> sees(kind.search(), target, "", "", OK).equals(OK))
                .toList();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        if (more.contains("_total")) {
            assertThat(answer.content().path("total").asInt()).isEqualTo(expected.size());
        }
        if (!more.contains("_count")) {
            assertThat(answer.found()).isEqualTo(expected);
        }
        assertNothingLeaks(kind, answer);
    }

    private static Stream<DynamicTest> everywhere(java.util.function.Function<TokenKind, List<Cell>> cells) {
        return TokenKind.all().stream()
                .flatMap(kind -> Arrays.stream(Door.values()).flatMap(door -> cells.apply(kind).stream()
                        .map(cell -> DynamicTest.dynamicTest(
                                "%s: %s, %s".formatted(kind, cell.name(), door), () -> check(kind, cell, door)))));
    }

    private static void check(TokenKind kind, Cell cell, Door door) {
        Answer answer = cell.ask().through(door, AccessScene.SERVER, kind.token(AccessScene.SERVER.base()));
        assertThat(cell.expected().split(" ")).as(answer.text()).contains(String.valueOf(answer.status()));
        if (!cell.ask().body().contains(AccessScene.MARKER)) {
            assertNothingLeaks(kind, answer);
        }
        if (answer.status() == 403) {
            assertThat(answer.text()).contains("forbidden").doesNotContain("HAPI-", "org.nadir", "ca.uhn");
        }
    }

    private static void assertNothingLeaks(TokenKind kind, Answer answer) {
        if (!kind.seesOthers()) {
            assertThat(answer.text()).doesNotContain(AccessScene.MARKER);
        }
    }

    /** What a letter of the table says of one resource of the scene. */
    private static String sees(String letter, String target, String never, String notThis, String yes) {
        boolean own = target.startsWith("acc-a");
        boolean laboratory = target.endsWith("lab");
        return switch (letter) {
            case "-" -> never;
            case "X" -> notThis;
            case "A" -> own ? yes : notThis;
            case "L" -> own && laboratory ? yes : notThis;
            case "l" -> laboratory ? yes : notThis;
            case "*" -> yes;
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private static String newResult(String kind, String patient) {
        String id = "acc-w-" + UUID.randomUUID();
        AccessScene.put(
                "Observation/" + id,
                kind.equals("lab") ? AccessScene.lab(id, patient) : AccessScene.vital(id, patient));
        return id;
    }
}
