package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;

/** An error of an export is JSON, whatever the client accepts: the format of the files is no format of an error. */
final class JsonErrors {

    private JsonErrors() {}

    static void answer(RequestDetails request) {
        request.addParameter(Constants.PARAM_FORMAT, new String[] {Constants.CT_FHIR_JSON_NEW});
    }
}
