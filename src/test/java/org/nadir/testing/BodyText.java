package org.nadir.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** Reads back what a request carries. */
final class BodyText {

    private BodyText() {}

    static String of(HttpRequest request) {
        return request.bodyPublisher().map(BodyText::read).orElse("");
    }

    private static String read(HttpRequest.BodyPublisher body) {
        BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Collecting(text));
        return text.getBody().toCompletableFuture().join();
    }

    /** Hands each buffer on as the list that a body subscriber takes. */
    private record Collecting(BodySubscriber<String> text) implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            text.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            text.onNext(List.of(bytes));
        }

        @Override
        public void onError(Throwable problem) {
            text.onError(problem);
        }

        @Override
        public void onComplete() {
            text.onComplete();
        }
    }
}
