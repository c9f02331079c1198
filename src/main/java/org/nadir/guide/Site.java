package org.nadir.guide;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;

/** The folder of the guide: pages, the artifacts' files, drawings and the package. */
final class Site {

    static final String PACKAGE = "package.tgz";

    /** The styles of all drawings, for the guide's pages and for others that show a drawing. */
    private static final String DRAWN = "drawings.css";

    /** Written as they are. */
    private static final List<String> FILES = List.of("guide.css", "icon.svg");

    private final GuideSource source;
    private final Path folder;
    private final Frame frame;
    private int pages;

    Site(GuideSource source, Path folder) {
        this.source = source;
        this.folder = folder;
        this.frame = new Frame(source);
    }

    void write(Renderings renderings) throws IOException {
        Chapters chapters = new Chapters(source);
        for (ImplementationGuideDefinitionPageComponent listed : Frame.chapters(source)) {
            page(chapters.read(listed));
        }
        page(new Shelves(source).index());
        ArtifactPages artifacts = new ArtifactPages(source, renderings);
        for (Artifact artifact : source.artifacts()) {
            for (Page page : artifacts.of(artifact)) {
                page(page);
            }
            text(artifact.base() + ".json", ArtifactPages.json(artifact.resource()));
            text(artifact.base() + ".xml", ArtifactPages.xml(artifact.resource()));
        }
        files();
        // Last: its presence means that the guide is whole.
        new GuidePackage(source).write(folder.resolve(PACKAGE));
    }

    int pages() {
        return pages;
    }

    private void page(Page page) throws IOException {
        text(page.file(), frame.html(page));
        pages++;
    }

    private void files() throws IOException {
        for (String name : FILES) {
            try (InputStream file = Objects.requireNonNull(Site.class.getResourceAsStream(name), name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
        try (Stream<Path> images = Files.list(source.image(""))) {
            for (Path image : images.sorted().toList()) {
                text(image.getFileName().toString(), Drawing.linked(Files.readString(image), DRAWN));
                Files.writeString(
                        folder.resolve(DRAWN),
                        Drawing.style(Files.readString(image)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
