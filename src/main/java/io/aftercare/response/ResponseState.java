package io.aftercare.response;

/** Where a respondent stands; each state has its page. */
public sealed interface ResponseState {

    /** Nothing was answered yet. */
    record Unanswered(AnswerLink link) implements ResponseState {}

    /** A score was given; until the window closes it may change and a comment may follow. */
    record AwaitingComment(AnswerLink link, Answer answer) implements ResponseState {}

    /** Answered, and nothing more is taken. */
    record Finished(AnswerLink link, Answer answer) implements ResponseState {}

    /** Answered anonymously, and nothing more is taken: the answer cannot be found again. */
    record Anonymous(AnswerLink link) implements ResponseState {}

    /** Expired or withdrawn before an answer. */
    record Over(AnswerLink link) implements ResponseState {}

    /** No such link. */
    record Unknown() implements ResponseState {}
}
