package org.nadir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.testing.NodeProgram;

/** The modules of the pages that need no page, by Node's own test runner. */
class PageModulesTest {

    private static final Path TESTS = Path.of("src/test/javascript").toAbsolutePath();

    @Test
    void each_test_of_the_modules_passes() {
        NodeProgram.Result result = NodeProgram.run(TESTS, Map.of(), "--test", "--test-reporter=spec", "*.test.mjs");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("pass ").doesNotContain("tests 0");
    }
}
