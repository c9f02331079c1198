package org.nadir.fhirserver.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this platform, unpacked once into a directory. */
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the archive on the class path, unless an earlier start has done so. */
    static PostgresBinaries unpackedInto(Path directory) {
        Path home = directory.toAbsolutePath();
        if (!Files.isExecutable(home.resolve("bin").resolve(executable("postgres")))) {
            try {
                unpack(home);
            } catch (IOException e) {
                throw new PostgresException("PostgreSQL could not be unpacked into " + home, e);
            }
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(executable(name)).toString();
    }

    private static String executable(String name) {
        return operatingSystem().equals("windows") ? name + ".exe" : name;
    }

    private static void unpack(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking");
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        makeReadable(unfinished);
        // Renamed last: a directory under its final name is whole, whenever the power fails.
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("The archive names a file outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if (entry.getName().contains("bin/")) {
                target.toFile().setExecutable(true, false);
            }
        }
    }

    /** A temporary directory is private; another user may have to run the programs. */
    private static void makeReadable(Path directory) {
        directory.toFile().setReadable(true, false);
        directory.toFile().setExecutable(true, false);
    }

    private static InputStream archive() {
        String name = "/postgres-%s-%s.txz".formatted(operatingSystem(), architecture());
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new PostgresException("This build carries no PostgreSQL for this machine (" + name
                    + "): set spring.datasource.url to a PostgreSQL of yours.");
        }
        return archive;
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
