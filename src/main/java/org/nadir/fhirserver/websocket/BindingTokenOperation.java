package org.nadir.fhirserver.websocket;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.subscriptions.SubscriptionConfiguration;

/**
 * {@code Subscription/[id]/$get-ws-binding-token}: lets a page listen, which can send no header with a websocket.
 *
 * @see <a href="https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#websockets">Subscriptions R5 Backport,
 *     Websockets</a>
 */
public class BindingTokenOperation {

    private final IFhirResourceDao<Subscription> subscriptions;
    private final BindingTokens tokens;
    private final SocketAccess access;
    private final Clock clock;

    BindingTokenOperation(
            IFhirResourceDao<Subscription> subscriptions, BindingTokens tokens, SocketAccess access, Clock clock) {
        this.subscriptions = subscriptions;
        this.tokens = tokens;
        this.access = access;
        this.clock = clock;
    }

    /** Gives a token that binds one websocket to the subscription. */
    @Operation(
            name = "$get-ws-binding-token",
            typeName = "Subscription",
            manualRequest = true,
            idempotent = true,
            canonicalUrl = Canonical.BASE + "/OperationDefinition/get-ws-binding-token")
    public Parameters bindingToken(@IdParam IdType id, ServletRequestDetails request) {
        refuseParameters(request);
        Subscription subscription = subscriptions.read(id, request);
        refuseSilent(subscription);
        Instant end = earlier(access.end(request), Optional.ofNullable(subscription.getEnd()));
        BindingTokens.Issued token = tokens.issue(new Binding(id.getIdPart(), end));
        DateTimeType expiration = new DateTimeType(Date.from(token.expires()));
        expiration.setTimeZone(TimeZone.getTimeZone("UTC"));
        return new Parameters()
                .addParameter("token", new StringType(token.value()))
                .addParameter("expiration", expiration)
                .addParameter("subscription", new StringType(id.getIdPart()))
                .addParameter(
                        "websocket-url",
                        new UrlType(SubscriptionConfiguration.websocketAddress(request.getFhirServerBase())));
    }

    private static void refuseParameters(ServletRequestDetails request) {
        boolean inAddress = request.getParameters().keySet().stream().anyMatch(name -> !name.startsWith("_"));
        if (inAddress || !isEmpty(request)) {
            throw new InvalidRequestException(
                    "$get-ws-binding-token takes no parameters: it is for the Subscription in the address");
        }
    }

    /** HAPI would refuse a POST without a body. */
    private static boolean isEmpty(ServletRequestDetails request) {
        String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        @Nullable EncodingEnum encoding = body.isBlank() ? null : EncodingEnum.detectEncodingNoDefault(body);
        return body.isBlank()
                || (encoding != null
                        && encoding.newParser(request.getFhirContext()).parseResource(body) instanceof Parameters sent
                        && !sent.hasParameter());
    }

    /** A socket on it would never ping, and that would look as if nothing happened. */
    private void refuseSilent(Subscription subscription) {
        if (subscription.getChannel().getType() != SubscriptionChannelType.WEBSOCKET) {
            throw new UnprocessableEntityException("Subscription.channel.type must be websocket");
        }
        if (subscription.getStatus() == SubscriptionStatus.OFF
                || subscription.getStatus() == SubscriptionStatus.ERROR) {
            throw new UnprocessableEntityException("Subscription.status is "
                    + subscription.getStatus().toCode() + ": update it with the status requested");
        }
        if (subscription.hasEnd() && !subscription.getEnd().toInstant().isAfter(clock.instant())) {
            throw new UnprocessableEntityException("Subscription.end is past: update it with a later one");
        }
    }

    private static Instant earlier(Instant end, Optional<Date> other) {
        return other.map(Date::toInstant).filter(end::isAfter).orElse(end);
    }
}
