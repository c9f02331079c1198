package org.nadir.ctcae;

import java.util.List;

/** A column of the tables, in the order in which they stand. */
enum TableColumn {
    ANALYTE("analyte"),
    TERM("term"),
    CODE("MedDRA code"),
    UNIT("unit"),
    GRADE_1("grade 1"),
    GRADE_2("grade 2"),
    GRADE_3("grade 3"),
    GRADE_4("grade 4");

    static final List<TableColumn> GRADES = List.of(GRADE_1, GRADE_2, GRADE_3, GRADE_4);

    private final String heading;

    TableColumn(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
