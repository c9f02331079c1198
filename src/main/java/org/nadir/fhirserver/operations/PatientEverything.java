package org.nadir.fhirserver.operations;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoPatient;
import ca.uhn.fhir.jpa.api.dao.PatientEverythingParameters;
import ca.uhn.fhir.model.valueset.BundleTypeEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.storage.StorageConfiguration;

/**
 * {@code Patient/[id]/$everything}: a patient's compartment and what it refers to.
 *
 * <p>HAPI's own passes over {@code _since} and over parameters that it does not know, and with {@code _type} it gives
 * other types too.
 */
public class PatientEverything {

    private static final int READ_AT_ONCE = 500;

    private final IFhirResourceDaoPatient<Patient> patients;

    public PatientEverything(IFhirResourceDaoPatient<Patient> patients) {
        this.patients = patients;
    }

    /** Gives one patient's record in pages. */
    @Operation(
            name = "$everything",
            typeName = "Patient",
            idempotent = true,
            bundleType = BundleTypeEnum.SEARCHSET,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Patient-everything")
    public IBundleProvider everything(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, ServletRequestDetails request) {
        EverythingRequest asked = EverythingRequest.read(body, request.getParameters());
        PatientEverythingParameters parameters = new PatientEverythingParameters();
        parameters.setMdmExpand(false);
        asked.count().ifPresent(count -> {
            if (!asked.isFiltered()) {
                parameters.setCount(new UnsignedIntType(count));
            }
            request.addParameter(Constants.PARAM_COUNT, new String[] {String.valueOf(count)});
        });
        IBundleProvider record =
                patients.patientInstanceEverything(request.getServletRequest(), request, parameters, id);
        return asked.isFiltered() ? filtered(record, asked, request) : record;
    }

    /** HAPI keeps no pages of a list that we made, so these pages are counted from the start each time. */
    private static IBundleProvider filtered(IBundleProvider record, EverythingRequest asked, RequestDetails request) {
        List<IBaseResource> chosen =
                whole(record).stream().filter(asked::isWanted).toList();
        int from = Math.min(asked.offset(), chosen.size());
        int count = asked.count().orElse(StorageConfiguration.DEFAULT_PAGE);
        int to = Math.min(from + count, chosen.size());
        request.addParameter(Constants.PARAM_COUNT, new String[] {String.valueOf(count)});
        request.addParameter(Constants.PARAM_OFFSET, new String[] {String.valueOf(from)});
        SimpleBundleProvider page = new SimpleBundleProvider(chosen.subList(from, to));
        page.setSize(chosen.size());
        return page;
    }

    /** HAPI does not know the size of a record whose search still runs. */
    private static List<IBaseResource> whole(IBundleProvider record) {
        List<IBaseResource> whole = new ArrayList<>();
        List<IBaseResource> part = record.getResources(0, READ_AT_ONCE);
        while (!part.isEmpty()) {
            whole.addAll(part);
            part = record.getResources(whole.size(), whole.size() + READ_AT_ONCE);
        }
        return whole;
    }
}
