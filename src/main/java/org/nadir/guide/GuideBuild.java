package org.nadir.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program of the build that makes the package and the site of the guide; it does nothing where both are up to date. */
public final class GuideBuild {

    private static final Logger LOG = LoggerFactory.getLogger(GuideBuild.class);

    private GuideBuild() {}

    /** Takes the folder {@code ig}, the folder to write the site to, and one for what is kept between builds. */
    public static void main(String... folders) throws IOException {
        run(Path.of(folders[0]), Path.of(folders[1]), Path.of(folders[2]));
    }

    static void run(Path folder, Path site, Path work) throws IOException {
        Path mark = work.resolve("guide.sha256");
        String digest = Digest.of(folder);
        if (Files.exists(site.resolve(Site.PACKAGE))
                && Files.exists(mark)
                && Files.readString(mark).equals(digest)) {
            return;
        }
        Files.deleteIfExists(mark);
        empty(site);
        LOG.info("Guide: core definitions");
        Path core = CorePackage.prepare(work.resolve("fhir-home")).resolve(CorePackage.NAME);
        GuideSource source = GuideSource.read(folder);
        LOG.info("Guide: {} artifacts", source.artifacts().size());
        Site written = new Site(source, site);
        written.write(new Renderings(core, work.resolve("guide-scratch"), source));
        LOG.info("Guide: {} pages and the package in {}", written.pages(), site);
        Files.writeString(mark, digest);
    }

    private static void empty(Path site) throws IOException {
        if (Files.exists(site)) {
            try (Stream<Path> files = Files.walk(site)) {
                files.sorted(Comparator.reverseOrder()).forEach(GuideBuild::delete);
            }
        }
        Files.createDirectories(site);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
