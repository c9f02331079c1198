package org.nadir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build costs nothing where nothing changed. */
class GuideBuildTest {

    @Test
    void a_guide_that_is_up_to_date_is_left_as_it_is() throws IOException {
        Path written = BuiltSite.FOLDER.resolve("index.html");
        FileTime before = Files.getLastModifiedTime(written);

        GuideBuild.run(Path.of("ig"), BuiltSite.FOLDER, Path.of("target"));

        assertThat(Files.getLastModifiedTime(written)).isEqualTo(before);
    }

    @Test
    void a_changed_page_is_another_digest(@TempDir Path folder) throws IOException {
        Path page = Files.createDirectories(folder.resolve("input/pagecontent")).resolve("index.md");
        Files.createDirectories(folder.resolve("fsh-generated/resources"));
        Files.writeString(page, "one");
        String before = Digest.of(folder);
        Files.writeString(page, "two");

        assertThat(Digest.of(folder)).isNotEqualTo(before);
    }
}
