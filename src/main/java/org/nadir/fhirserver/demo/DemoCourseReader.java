package org.nadir.fhirserver.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.nadir.fhirserver.demo.DemoCourse.Person;
import org.nadir.fhirserver.demo.DemoCourse.Setting;
import org.nadir.fhirserver.demo.DemoCourse.StudyPart;
import org.nadir.fhirserver.demo.DemoCourse.UnitSystem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads demo courses from their files; {@code demo/README.md} describes the form. */
public final class DemoCourseReader {

    private static final String SHIPPED = "classpath:demo/courses/*.txt";
    private static final Set<String> HEADER = Set.of("id", "name", "born", "sex", "units", "study", "story", "expect");
    private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");

    /** Reads all shipped courses, in the order of their file names. */
    public List<DemoCourse> readShipped() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(SHIPPED))
                    .sorted(Comparator.comparing(DemoCourseReader::fileName))
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo courses cannot be listed", e);
        }
    }

    /**
     * Reads one course.
     *
     * @param file the name of its file, which is the patient's id and {@code .txt}
     * @throws DemoCourseException names the file and the line that cannot be read
     */
    public DemoCourse read(String file, String content) {
        Map<String, DemoLine> header = new LinkedHashMap<>();
        List<DemoEvent> events = new ArrayList<>();
        boolean inHeader = true;
        int number = 0;
        for (String text : content.split("\\R", -1)) {
            number++;
            if (text.isBlank()) {
                inHeader = inHeader && header.isEmpty();
            } else if (!text.startsWith("#")) {
                DemoLine line = new DemoLine(file, number, text.strip());
                if (inHeader) {
                    addHeader(header, line);
                } else {
                    events.add(DemoEventReader.read(line));
                }
            }
        }
        return course(new Header(file, header), events);
    }

    private DemoCourse read(Resource resource) {
        try {
            return read(fileName(resource), resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(resource), e);
        }
    }

    private static String fileName(Resource resource) {
        return Objects.requireNonNull(resource.getFilename(), "a classpath resource has a file name");
    }

    private static void addHeader(Map<String, DemoLine> header, DemoLine line) {
        String[] keyAndValue = line.text().split(":\\s*", 2);
        if (keyAndValue.length < 2 || !HEADER.contains(keyAndValue[0])) {
            throw line.problem("'%s' is not a line of the header".formatted(line.text()));
        }
        DemoLine value = new DemoLine(line.file(), line.number(), keyAndValue[1]);
        if (header.put(keyAndValue[0], value) != null) {
            throw line.problem("'%s' is said twice".formatted(keyAndValue[0]));
        }
    }

    private static DemoCourse course(Header header, List<DemoEvent> events) {
        DemoLine units = header.line("units");
        DemoLine study = header.line("study");
        return new DemoCourse(
                person(header),
                new Setting(
                        units.choice("system of units", units.text(), UnitSystem.class),
                        study.choice("part of the study", study.text(), StudyPart.class)),
                header.line("story").text(),
                expectedCards(header.line("expect")),
                events);
    }

    private static Person person(Header header) {
        DemoLine id = header.line("id");
        if (!id.file().equals(id.text() + ".txt")) {
            throw id.problem("the id and the name of the file must agree");
        }
        DemoLine name = header.line("name");
        String[] familyAndGiven = name.text().split(",\\s*");
        if (familyAndGiven.length != 2) {
            throw name.problem("expected 'family name, given name'");
        }
        DemoLine born = header.line("born");
        DemoLine sex = header.line("sex");
        return new Person(
                id.text(),
                familyAndGiven[0],
                familyAndGiven[1],
                born.read("date", born.text(), LocalDate::parse),
                sex.choice("gender", sex.text(), AdministrativeGender.class));
    }

    private static Map<String, String> expectedCards(DemoLine line) {
        Map<String, String> cards = new LinkedHashMap<>();
        if (line.text().equals("none")) {
            return cards;
        }
        for (String card : line.text().split(",\\s*")) {
            String[] topicAndIndicator = card.split("\\s+");
            if (topicAndIndicator.length != 2 || !INDICATORS.contains(topicAndIndicator[1])) {
                throw line.problem("'%s' is not a topic with an indicator".formatted(card));
            }
            cards.put(topicAndIndicator[0], topicAndIndicator[1]);
        }
        return cards;
    }

    private record Header(String file, Map<String, DemoLine> lines) {

        DemoLine line(String key) {
            DemoLine line = lines.get(key);
            if (line == null) {
                throw new DemoCourseException(file, 1, "the header lacks '%s'".formatted(key));
            }
            return line;
        }
    }
}
