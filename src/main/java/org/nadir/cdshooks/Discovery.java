package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The answer of {@code GET /cds-services}; the list is there even when it is empty. */
record Discovery(@JsonInclude(JsonInclude.Include.ALWAYS) List<ServiceDescription> services) {}
