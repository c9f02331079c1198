package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ActionTest {

    @ParameterizedTest
    @EnumSource(value = Action.Type.class, names = "DELETE", mode = Mode.EXCLUDE)
    void createAndUpdate_needAResource(Action.Type type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action(type, "Order", null, "ServiceRequest/1"))
                .withMessageContaining("action.resource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action(type, "Order", Example.json("{\"status\": \"draft\"}"), null))
                .withMessageContaining("action.resource");
    }

    @Test
    void delete_needsAnId_andNoResource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action(Action.Type.DELETE, "Remove", null, null))
                .withMessageContaining("action.resourceId");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Action(Action.Type.DELETE, "Remove", Example.resource("ServiceRequest"), "Patient/1"))
                .withMessageContaining("action.resource");
    }

    @Test
    void everyAction_needsADescription() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Action.create(" ", Example.resource("ServiceRequest")))
                .withMessageContaining("action.description");
    }

    @Test
    void emptyMembersOfTheResource_areLeftOut_andNullsInArraysStay() {
        ObjectNode patient = Example.json("""
                {"resourceType": "Patient", "id": "", "contact": [{"name": {}}], "birthDate": null, "name": [],
                 "maritalStatus": {"coding": []}, "active": false, "multipleBirthInteger": 0,
                 "given": ["Ada", null], "_given": [null, {"id": "x"}]}
                """);

        assertThat(Action.update("Correct the name", patient).resource()).isEqualTo(Example.json("""
                                {"resourceType": "Patient", "contact": [{}], "active": false, "multipleBirthInteger": 0,
                                 "given": ["Ada", null], "_given": [null, {"id": "x"}]}
                                """));
        assertThat(patient.has("birthDate")).isTrue();
    }
}
