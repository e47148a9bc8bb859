/**
 * One model, every reader's own language: the engine's answers are told in it, and no translation is ever stored. Owns
 * nothing; knows models, filters and groups, no business record.
 */
package dev.salesflow.process.engine.language;
