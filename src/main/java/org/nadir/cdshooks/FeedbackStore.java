package org.nadir.cdshooks;

/** Keeps what clinicians did with the cards. */
public interface FeedbackStore {

    /** Whether an entry may be kept for this caller. */
    boolean isOpen(Feedback feedback, CallOrigin origin);

    /** Keeps one entry; clients repeat themselves, so the same entry again must change nothing. */
    void keep(String serviceId, Feedback feedback);
}
