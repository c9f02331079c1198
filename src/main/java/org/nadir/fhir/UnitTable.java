package org.nadir.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The closed table of units, {@code units.md}: the only way from what a laboratory wrote to a canonical unit. */
final class UnitTable {

    private static final Map<String, Unit> UNITS = load();

    private UnitTable() {}

    /**
     * A unit as written.
     *
     * @param canonical the canonical unit it converts to
     * @param remark what a reader should know of the reading, empty when nothing
     */
    record Unit(String canonical, BigDecimal factor, String remark) {

        boolean means(Unit other) {
            return canonical.equals(other.canonical) && factor.compareTo(other.factor) == 0;
        }
    }

    static Optional<Unit> find(String written) {
        @Nullable Unit unit = UNITS.get(written.strip().replace('\u00b5', 'u').replace('\u03bc', 'u'));
        return Optional.ofNullable(unit);
    }

    private static Map<String, Unit> load() {
        Map<String, Unit> units = new HashMap<>();
        table().lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            Unit unit = new Unit(unquoted(cells[2]), new BigDecimal(cells[3].strip()), cells[5].strip());
            if (units.put(unquoted(cells[1]), unit) != null) {
                throw new IllegalStateException("units.md holds a unit twice: " + line);
            }
        });
        return Map.copyOf(units);
    }

    private static String unquoted(String cell) {
        return cell.strip().replace("`", "");
    }

    private static String table() {
        try (InputStream file = UnitTable.class.getResourceAsStream("units.md")) {
            if (file == null) {
                throw new IllegalStateException("units.md is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
