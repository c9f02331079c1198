package org.nadir.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A tgz of text files that holds nothing of the machine and the moment that wrote it. */
final class Tarball implements AutoCloseable {

    private final TarArchiveOutputStream archive;
    private final Instant date;

    Tarball(Path file, Instant date) throws IOException {
        GzipParameters plain = new GzipParameters();
        plain.setCompressionLevel(Deflater.BEST_COMPRESSION);
        plain.setModificationInstant(Instant.EPOCH);
        this.archive = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(Files.newOutputStream(file), plain), StandardCharsets.UTF_8.name());
        this.date = date;
        archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    void add(String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(date.toEpochMilli());
        entry.setIds(0, 0);
        entry.setNames("", "");
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
