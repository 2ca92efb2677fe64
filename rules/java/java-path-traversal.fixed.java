package shop;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.multipart.MultipartFile;

class Downloads {
  private static final Path FOLDER = Paths.get("/srv/shop/invoices");

  void read(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    // ruleid: java-path-traversal
    File file = new File("/srv/shop/invoices", new java.io.File(name).getName());
    // ruleid: java-path-traversal
    FileInputStream in = new FileInputStream("/srv/shop/invoices/" + new java.io.File(name).getName());
    // ruleid: java-path-traversal
    Path path = Paths.get("/srv/shop", new java.io.File(name).getName());
    // ruleid: java-path-traversal
    Path other = FOLDER.resolve(new java.io.File(name).getName());
  }

  void save(MultipartFile upload) throws IOException {
    String name = upload.getOriginalFilename();
    // ruleid: java-path-traversal
    FileOutputStream out = new FileOutputStream("/srv/shop/uploads/" + new java.io.File(name).getName());
    // ok: java-path-traversal
    FileOutputStream plain = new FileOutputStream("/srv/shop/uploads/" + FilenameUtils.getName(name));
  }

  void fixed(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    // ok: java-path-traversal
    FileInputStream first = new FileInputStream("/srv/shop/invoices/" + Integer.parseInt(name) + ".pdf");
    // ok: java-path-traversal
    FileInputStream second = new FileInputStream("/srv/shop/prices.csv");
    name = "prices.csv";
    // ok: java-path-traversal
    File third = new File("/srv/shop", name);
  }
}
