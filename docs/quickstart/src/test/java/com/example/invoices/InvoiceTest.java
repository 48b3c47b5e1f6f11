package com.example.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.junit.MemoriesTest;
import org.junit.jupiter.api.Test;

/** A prompt under test as a JUnit test: the model of memories.yaml is injected and answers from its recording. */
@MemoriesTest
class InvoiceTest {

  @Test
  void reads_total(ChatModel model) {
    ChatRequest question =
        ChatRequest.builder()
            .system("You read invoices. Answer with the amount and nothing else.")
            .user(
                """
                What is to be paid?

                Larkspur Studio Ltd, invoice INV-2231
                Label design, three flavours   3 x 420.00    1,260.00
                Amendments                   6.5 h @ 55.00     357.50
                10% off design                                -126.00
                VAT 20% on 1,491.50                            298.30
                """)
            .temperature(0)
            .maxTokens(32)
            .thinkingBudget(0)
            .build();

    ChatResponse answer = model.chat(question);

    assertThat(answer.text().strip()).isEqualTo("1789.80");
    assertThat(answer.usage()).isPresent();
  }
}
