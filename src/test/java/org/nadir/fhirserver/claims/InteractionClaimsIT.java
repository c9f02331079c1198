package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;

/** Each claimed interaction with each type does what it says. */
class InteractionClaimsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ServedStatement STATEMENT = ServedStatement.of(SERVER);
    private static final Targets TARGETS = new Targets(STATEMENT.types());

    static Set<String> types() {
        return STATEMENT.types();
    }

    @BeforeAll
    static void storeWhatOthersReferTo() {
        new Samples(STATEMENT.types()).storeIn(SERVER);
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachClaimedInteractionWorks(String type) {
        CapabilityStatementRestResourceComponent claimed = STATEMENT.resource(type);
        InteractionTrial trial = new InteractionTrial(new TypeClient(SERVER, type), TARGETS);
        SoftAssertions.assertSoftly(softly -> claimed.getInteraction()
                .forEach(interaction -> softly.assertThat(trial.tryOut(interaction.getCode()))
                        .as("%s %s", type, interaction.getCode().toCode())
                        .isEmpty()));
        assertThat(claimed.getInteraction())
                .extracting(interaction -> interaction.getCode())
                .doesNotHaveDuplicates()
                .doesNotContain(TypeRestfulInteraction.NULL);
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachClaimedConditionIsKept(String type) {
        CapabilityStatementRestResourceComponent claimed = STATEMENT.resource(type);
        ConditionTrial trial = new ConditionTrial(new TypeClient(SERVER, type), TARGETS);
        // In this order: each step leaves the version behind that the next one expects.
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(trial.createsOnlyWhatIsNotThere())
                    .as("conditionalCreate")
                    .isEqualTo(claimed.getConditionalCreate());
            softly.assertThat(trial.readsOnlyWhatIsNew())
                    .as("conditionalRead")
                    .isEqualTo(claimed.getConditionalRead() == ConditionalReadStatus.FULLSUPPORT);
            softly.assertThat(trial.updatesTheMatch())
                    .as("conditionalUpdate")
                    .isEqualTo(claimed.getConditionalUpdate());
            softly.assertThat(trial.refusesAnOldVersion())
                    .as("versioning")
                    .isEqualTo(claimed.getVersioning() == ResourceVersionPolicy.VERSIONEDUPDATE);
            softly.assertThat(trial.readsAnOldVersion()).as("readHistory").isEqualTo(claimed.getReadHistory());
            softly.assertThat(trial.createsUnderAChosenId()).as("updateCreate").isEqualTo(claimed.getUpdateCreate());
            softly.assertThat(trial.deletesTheMatch())
                    .as("conditionalDelete")
                    .isEqualTo(claimed.getConditionalDelete() == ConditionalDeleteStatus.SINGLE);
        });
    }
}
