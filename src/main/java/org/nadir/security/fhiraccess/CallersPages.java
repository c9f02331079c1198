package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives the pages of a search to the caller who made it and to nobody else.
 *
 * <p>The name of the caller is woven into the id of the search, so that every node can tell and nothing is stored. Who
 * makes up an id gains nothing: it must be that of a search, with the caller's own name in it.
 */
class CallersPages implements IPagingProvider {

    private static final GrantedOwner OWNER = new GrantedOwner();
    private static final String SEPARATOR = ".";
    private static final int LENGTH = 16;

    private final IPagingProvider pages;

    CallersPages(IPagingProvider pages) {
        this.pages = pages;
    }

    @Override
    public int getDefaultPageSize() {
        return pages.getDefaultPageSize();
    }

    @Override
    public int getMaximumPageSize() {
        return pages.getMaximumPageSize();
    }

    @Override
    public boolean canStoreSearchResults() {
        return pages.canStoreSearchResults();
    }

    @Override
    public @Nullable String storeResultList(@Nullable RequestDetails request, IBundleProvider found) {
        @Nullable String id = pages.storeResultList(request, found);
        return id == null ? null : id + SEPARATOR + seal(id, request);
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(@Nullable RequestDetails request, String sealed) {
        @Nullable String id = open(sealed, request);
        return id == null ? null : pages.retrieveResultList(request, id);
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(@Nullable RequestDetails request, String sealed, String page) {
        @Nullable String id = open(sealed, request);
        return id == null ? null : pages.retrieveResultList(request, id, page);
    }

    private static @Nullable String open(String sealed, @Nullable RequestDetails request) {
        int end = sealed.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return null;
        }
        String id = sealed.substring(0, end);
        boolean same = MessageDigest.isEqual(
                sealed.substring(end + 1).getBytes(StandardCharsets.UTF_8),
                seal(id, request).getBytes(StandardCharsets.UTF_8));
        return same ? id : null;
    }

    private static String seal(String id, @Nullable RequestDetails request) {
        String owner = request == null ? "" : OWNER.of(request);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((id + "\n" + owner).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH * 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
