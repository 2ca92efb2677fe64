package shop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

class Exports {
  void open(File file, Path path) throws IOException {
    // ruleid: java-world-writable-file
    file.setWritable(true);
    // ruleid: java-world-writable-file
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    // ruleid: java-world-writable-file
    Files.setPosixFilePermissions(path, Set.of(PosixFilePermission.OTHERS_WRITE));
    // ok: java-world-writable-file
    file.setWritable(true);
    // ok: java-world-writable-file
    file.setWritable(false, false);
    // ok: java-world-writable-file
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
  }
}
