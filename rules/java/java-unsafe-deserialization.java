package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Baskets {
  Object read(HttpServletRequest request) throws IOException, ClassNotFoundException {
    // ruleid: java-unsafe-deserialization
    ObjectInputStream stream = new ObjectInputStream(request.getInputStream());
    Object basket = stream.readObject();
    byte[] bytes = Base64.getDecoder().decode(request.getParameter("basket"));
    // ruleid: java-unsafe-deserialization
    ObjectInputStream second = new ObjectInputStream(new ByteArrayInputStream(bytes));
    // ruleid: java-unsafe-deserialization
    new XStream().fromXML(request.getParameter("xml"));
    Yaml yaml = new Yaml();
    // ruleid: java-unsafe-deserialization
    yaml.load(request.getReader());
    return basket;
  }

  Basket readData(HttpServletRequest request, ObjectMapper mapper) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor());
    // ok: java-unsafe-deserialization
    yaml.load(request.getReader());
    // ok: java-unsafe-deserialization
    return mapper.readValue(request.getInputStream(), Basket.class);
  }

  Object readOwn(java.io.InputStream file) throws IOException, ClassNotFoundException {
    // ok: java-unsafe-deserialization
    return new ObjectInputStream(file).readObject();
  }
}
