package shop;

import static ai.memories.junit.assertj.MemoriesAssertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatResponse;
import ai.memories.junit.MemoriesTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@MemoriesTest
@SpringBootTest
class ShopTest {
  private final Greeting greeting;

  @Autowired
  ShopTest(Greeting greeting) {
    this.greeting = greeting;
  }

  @Test
  void greets(ChatModel model) {
    ChatResponse answer = model.chat(greeting.question());

    assertThat(answer).hasText("good").usesAtMostTokens(25);
  }
}
