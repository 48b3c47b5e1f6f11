package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Service;

/** Has to do with Spring's own Jackson. */
@Service
public class Greeting {
  private final ObjectMapper mapper;

  Greeting(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  public String question() {
    return "Greet as JSON: " + mapper.createObjectNode().put("name", "Ada");
  }
}
