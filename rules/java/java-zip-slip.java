package shop;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class Archives {
  void unpack(ZipInputStream zip, File folder) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      // ruleid: java-zip-slip
      File file = new File(folder, entry.getName());
      Files.copy(zip, file.toPath());
    }
  }

  void unpackPath(ZipInputStream zip, Path folder) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    String name = entry.getName();
    // ruleid: java-zip-slip
    Files.copy(zip, folder.resolve(name));
  }

  void unpackChecked(ZipInputStream zip, File folder) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    // ok: java-zip-slip
    File file = new File(folder, entry.getName());
    if (!file.toPath().normalize().startsWith(folder.toPath())) {
      throw new IOException("outside of the folder");
    }
    Files.copy(zip, file.toPath());
  }

  void unpackFlat(ZipInputStream zip, File folder) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    // ok: java-zip-slip
    Files.copy(zip, new File(folder, new File(entry.getName()).getName()).toPath());
  }
}
