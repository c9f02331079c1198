package org.nadir.outbound;

import java.util.Map;

/** What the other server answered; names of headers in lower case. */
public record OutboundAnswer(int status, Map<String, String> headers, byte[] body) {}
