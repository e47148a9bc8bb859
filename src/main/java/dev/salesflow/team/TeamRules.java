package dev.salesflow.team;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table that grades assigned work. */
@Configuration
class TeamRules {

    static final TableContract<TaskResult, TaskGrade> TASK_GRADE =
            TableContract.oneRow("team", "task-grade", TaskResult.class, TaskGrade.class)
                    .answering(Answers.EVERY_KNOWN_CASE);

    @Bean
    TableContract<TaskResult, TaskGrade> taskGradeTable() {
        return TASK_GRADE;
    }
}
