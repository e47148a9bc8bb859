/** The process {@code onboarding}: a newcomer's topics day by day, as module training tells, and what newcomer, mentor and manager write. */
package dev.salesflow.process.onboarding;
