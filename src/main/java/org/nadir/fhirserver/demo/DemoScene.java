package org.nadir.fhirserver.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** A course on the day it is loaded: what its resources share. */
record DemoScene(DemoCourse course, Clock clock) {

    private static final int MINUTES_IN_THE_LABORATORY = 40;

    Reference patient() {
        return new Reference("Patient/" + course.id());
    }

    /** A person or an institution that has no resource of its own. */
    static Reference named(String display) {
        return new Reference().setDisplay(display);
    }

    DateTimeType at(DemoTime time) {
        return new DateTimeType(text(time.on(clock)));
    }

    DateTimeType day(int day) {
        return new DateTimeType(LocalDate.now(clock).plusDays(day).toString());
    }

    /** When the laboratory sent the result: some time after the specimen was taken, but not after now. */
    InstantType issued(DemoTime time) {
        ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime sent = time.on(clock).plusMinutes(MINUTES_IN_THE_LABORATORY);
        return new InstantType(text(sent.isAfter(now) ? now : sent));
    }

    private static String text(ZonedDateTime moment) {
        return moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
