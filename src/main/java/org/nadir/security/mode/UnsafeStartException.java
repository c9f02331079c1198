package org.nadir.security.mode;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Settings that must not run; says what is wrong and what to set instead. */
public final class UnsafeStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fix;

    public UnsafeStartException(String message, String fix) {
        super(message);
        this.fix = fix;
    }

    /** Tells it at the start in Spring Boot's manner. */
    static class Analyzer extends AbstractFailureAnalyzer<UnsafeStartException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, UnsafeStartException cause) {
            return new FailureAnalysis(cause.getMessage(), cause.fix, failure);
        }
    }
}
