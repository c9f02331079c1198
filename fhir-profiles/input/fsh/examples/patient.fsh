// One synthetic patient, whom the other examples are of.

Instance: example-patient
InstanceOf: Patient
Usage: #example
Title: "A patient"
Description: "A synthetic patient with multiple myeloma."
* identifier
  * system = $example
  * value = "example-patient"
* active = true
* name
  * use = #official
  * family = "Example"
  * given = "Maria"
* gender = #female
* birthDate = "1958-04-12"
