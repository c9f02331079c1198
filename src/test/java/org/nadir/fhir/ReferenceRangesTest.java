package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.fhir.GradingText.NOW;
import static org.nadir.fhir.GradingText.json;
import static org.nadir.fhir.GradingText.observation;
import static org.nadir.fhir.GradingText.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.ctcae.CtcaeVersion;

/** Which lower limit of normal counts: the grades are of ANC 1.8, which is 0 or 1 until the limit is known. */
class ReferenceRangesTest {

    private static final JsonNode WOMAN_OF_60 = json("""
            {"resourceType": "Patient", "gender": "female", "birthDate": "1966-02-01"}""");
    private static final JsonNode MAN_OF_60 = json("""
            {"resourceType": "Patient", "gender": "male", "birthDate": "1966-02-01"}""");
    private static final JsonNode UNKNOWN = json("""
            {"resourceType": "Patient"}""");

    private static String graded(JsonNode patient, String ranges) {
        ObjectNode observation = observation("ANC", "1.8", "10*3/uL");
        observation.set(
                "referenceRange", json("{\"ranges\": [%s]}".formatted(ranges)).path("ranges"));
        return text(ObservationGrader.of(CtcaeVersion.V5_0, patient, NOW)
                .grade(observation)
                .getFirst());
    }

    private static void assertGrades(String ranges, String woman, String man, String unknown) {
        assertThat(graded(WOMAN_OF_60, ranges)).as("a woman").isEqualTo(woman);
        assertThat(graded(MAN_OF_60, ranges)).as("a man").isEqualTo(man);
        assertThat(graded(UNKNOWN, ranges)).as("not known who").isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # low                                                   | expected
            {"value": 2.0, "code": "10*3/uL"}                       | 1
            {"value": 1.8, "code": "10*3/uL"}                       | 0
            {"value": 1.5, "code": "10*9/L"}                        | 0
            {"value": 2000, "code": "/uL"}                          | 1
            {"value": 1500, "code": "/uL"}                          | 0
            {"value": 1500, "unit": "cells/mm3"}                    | 0
            {"value": 2.0}                                          | 1
            {"value": 2.0, "unit": "who knows"}                     | 0-1
            {"value": 20, "code": "g/dL"}                           | 0-1
            {"value": 0, "code": "10*3/uL"}                         | 0-1
            {"code": "10*3/uL"}                                     | 0-1
            {"value": 2000, "code": "/uL", "unit": "10*3/uL"}       | 0-1
            {"value": 2000}                                         | implausible
            """)
    void theLimit_isReadInItsOwnUnit(String low, String expected) {
        assertGrades("{\"low\": %s}".formatted(low), expected, expected, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # range beside its low of 2.0                                        | expected
            "high": {"value": 7.5}                                                | 1
            "type": {"coding": [{"code": "normal"}]}                              | 1
            "type": {"text": "Normal Range"}                                      | 1
            "type": {"coding": [{"code": "therapeutic"}]}                         | 0-1
            "type": {"coding": [{"code": "treatment"}]}                           | 0-1
            "type": {"text": "Critical"}                                          | 0-1
            """)
    void onlyANormalRange_counts(String rest, String expected) {
        assertGrades("{\"low\": {\"value\": 2.0}, %s}".formatted(rest), expected, expected, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # applies to                               | woman | man | unknown
            {"coding": [{"code": "248152002"}]}        | 1     | 0-1 | 0-1
            {"coding": [{"code": "female"}]}           | 1     | 0-1 | 0-1
            {"text": "Female"}                         | 1     | 0-1 | 0-1
            {"coding": [{"code": "248153007"}]}        | 0-1   | 1   | 0-1
            {"text": "M"}                              | 0-1   | 1   | 0-1
            {"text": "Male"}, {"text": "Female"}       | 1     | 1   | 1
            """)
    void aRangeForOneSex_countsForThatSex(String appliesTo, String woman, String man, String unknown) {
        assertGrades("{\"low\": {\"value\": 2.0}, \"appliesTo\": [%s]}".formatted(appliesTo), woman, man, unknown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # age                                                                             | expected
            {"low": {"value": 18, "code": "a"}}                                               | 1
            {"low": {"value": 18, "unit": "years"}}                                           | 1
            {"low": {"value": 18, "unit": "yr"}, "high": {"value": 60, "unit": "yr"}}         | 1
            {"low": {"value": 216, "code": "mo"}}                                             | 1
            {"high": {"value": 59, "code": "a"}}                                              | 0-1
            {"low": {"value": 61, "code": "a"}}                                               | 0-1
            {"high": {"value": 17, "code": "a"}}                                              | 0-1
            {"low": {"value": 0, "code": "d"}, "high": {"value": 30, "code": "d"}}            | 0-1
            {"high": {"value": 30, "unit": "days"}}                                           | 0-1
            {"high": {"value": 11, "code": "mo"}}                                             | 0-1
            {"high": {"value": 200, "code": "wk"}}                                            | 0-1
            {"low": {"value": 18, "unit": "moons"}}                                           | 0-1
            """)
    void aRangeForAnAge_countsForThatAge(String age, String expected) {
        assertGrades("{\"low\": {\"value\": 2.0}, \"age\": %s}".formatted(age), expected, expected, "0-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # ranges                                                                                       | woman | man | unknown
            {"low": {"value": 2.0}}, {"low": {"value": 1.5}}                                               | 0-1   | 0-1 | 0-1
            {"low": {"value": 2.0}}, {"low": {"value": 2000, "code": "/uL"}}                               | 1     | 1   | 1
            {"low": {"value": 2.0}}, {"low": {"unit": "?"}}                                                | 0-1   | 0-1 | 0-1
            {"low": {"value": 2.0}}, {"high": {"value": 7.5}}                                              | 1     | 1   | 1
            {"low": {"value": 2.0}}, {"low": {"value": 0.5}, "type": {"coding": [{"code": "treatment"}]}}  | 1     | 1   | 1
            {"low": {"value": 2.0}, "appliesTo": [{"text": "male"}]}, {"low": {"value": 1.5}, "appliesTo": [{"text": "female"}]} | 0 | 1 | 0-1
            {"low": {"value": 2.0}, "appliesTo": [{"text": "male"}]}, {"low": {"value": 1.5}}              | 0     | 0-1 | 0-1
            {"low": {"value": 2.0}, "age": {"low": {"value": 18}}}, {"low": {"value": 1.0}, "age": {"high": {"value": 30, "code": "d"}}} | 1 | 1 | 0-1
            {"low": {"value": 2.0}, "age": {"low": {"value": 18}}}, {"low": {"value": 1.0}}                | 0-1   | 0-1 | 0-1
            {"text": "2.0 - 7.5"}                                                                          | 0-1   | 0-1 | 0-1
            """)
    void ofSeveralRanges_thoseThatApplyMustAgree(String ranges, String woman, String man, String unknown) {
        assertGrades(ranges, woman, man, unknown);
    }
}
