package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageBudgetTest {

    @Test
    void aThirdOfTheHeapIsGivenToMessages() {
        MessageBudget budget = MessageBudget.ofHeap(104 * 3 * 2);

        assertThat(budget.isUsedUp()).isFalse();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.isUsedUp()).isTrue();
        assertThat(budget.take()).isFalse();
    }
}
