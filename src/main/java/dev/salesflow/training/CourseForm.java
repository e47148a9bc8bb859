package dev.salesflow.training;

/** How something is taught. */
public enum CourseForm {
    CLASS, ONLINE, WORKSHOP, DRILL, MENTOR, STUDY_GROUP
}
