Instance: hematologic-symptoms
InstanceOf: SymptomQuestionnaire
Usage: #definition
* insert FirstVersion
* insert Released
* name = "HematologicSymptoms"
* title = "Symptoms of low blood counts"
* subjectType = #Patient
* description = "Asks for symptoms of anemia, bleeding and infection, and for temperature readings. A question without an answer stays unknown; only the answer no records a symptom as absent. The date of the assessment is the element authored of the answer."
* purpose = "Fatigue, shortness of breath and pallor; petechiae, ecchymosis and mucosal bleeding; and fever with signs of infection are the symptoms that SEED names for anemia, thrombocytopenia and neutropenia. Which bleeding sites and which signs of infection are asked for is our own choice."
* item[0]
  * linkId = "anemia"
  * text = "Signs of anemia, today or since yesterday"
  * type = #group
  * item[0]
    * linkId = "fatigue"
    * code = $sct#84229001 "Fatigue"
    * text = "Are you unusually tired or weak?"
    * type = #boolean
  * item[+]
    * linkId = "dyspnea"
    * code = $sct#267036007 "Dyspnea"
    * text = "Are you short of breath?"
    * type = #boolean
  * item[+]
    * linkId = "pallor"
    * code = $sct#398979000 "Pale complexion"
    * text = "Are you paler than usual?"
    * type = #boolean
* item[+]
  * linkId = "bleeding-tendency"
  * text = "Signs of low platelets, today or since yesterday"
  * type = #group
  * item[0]
    * linkId = "petechiae"
    * code = $sct#271813007 "Petechiae"
    * text = "Do you have tiny red or purple spots on the skin that do not fade when pressed?"
    * type = #boolean
  * item[+]
    * linkId = "ecchymosis"
    * code = SupportiveCare#ecchymosis "Ecchymosis"
    * text = "Do you have bruises without an injury that explains them?"
    * type = #boolean
* item[+]
  * linkId = "bleeding"
  * text = "Bleeding, today or since yesterday"
  * type = #group
  * item[0]
    * linkId = "epistaxis"
    * code = $sct#249366005 "Epistaxis"
    * text = "Did your nose bleed?"
    * type = #boolean
  * item[+]
    * linkId = "bleeding-gums"
    * code = $sct#86276007 "Bleeding gums"
    * text = "Did your gums bleed?"
    * type = #boolean
  * item[+]
    * linkId = "bleeding-mouth"
    * code = $sct#22490002 "Bleeding of mouth"
    * text = "Did you bleed elsewhere in the mouth?"
    * type = #boolean
  * item[+]
    * linkId = "rectal-bleeding"
    * code = $sct#12063002 "Rectal hemorrhage"
    * text = "Did you bleed from the bowel, or was there blood in the stool?"
    * type = #boolean
  * item[+]
    * linkId = "other-bleeding"
    * code = $sct#131148009 "Bleeding"
    * text = "Did you bleed anywhere else?"
    * type = #boolean
* item[+]
  * linkId = "infection"
  * text = "Signs of infection, today or since yesterday"
  * type = #group
  * item[0]
    * linkId = "fever"
    * code = $sct#386661006 "Fever"
    * text = "Did you have a fever, or feel feverish?"
    * type = #boolean
  * item[+]
    * linkId = "chills"
    * code = $sct#43724002 "Chill"
    * text = "Did you have chills or shivering?"
    * type = #boolean
  * item[+]
    * linkId = "cough"
    * code = $sct#49727002 "Cough"
    * text = "Do you have a new cough?"
    * type = #boolean
  * item[+]
    * linkId = "sore-throat"
    * code = $sct#162397003 "Pain in throat"
    * text = "Do you have a sore throat?"
    * type = #boolean
  * item[+]
    * linkId = "dysuria"
    * code = $sct#49650001 "Dysuria"
    * text = "Does it hurt or burn when you pass urine?"
    * type = #boolean
* item[+]
  * linkId = "temperature"
  * text = "Temperature readings: one entry for each"
  * type = #group
  * repeats = true
  * item[0]
    * linkId = "temperature-value"
    * extension[0]
      * url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
      * valueCoding = $ucum#Cel "°C"
    * extension[+]
      * url = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
      * valueCoding = $ucum#[degF] "°F"
    * code = $loinc#8310-5 "Body temperature"
    * text = "What did the thermometer show?"
    * type = #quantity
  * item[+]
    * linkId = "temperature-time"
    * text = "When was it taken? Left empty, it was taken at the time of this assessment"
    * type = #dateTime
  * item[+]
    * linkId = "temperature-site"
    * text = "Where was it taken?"
    * type = #choice
    * answerOption[0].valueCoding = $sct#415945006 "Oral temperature taken"
    * answerOption[+].valueCoding = $sct#415882003 "Axillary temperature taken"
    * answerOption[+].valueCoding = $sct#307047009 "Rectal temperature taken"
    * answerOption[+].valueCoding = $sct#415974002 "Tympanic temperature taken"
    * answerOption[+].valueCoding = $v3-NullFlavor#OTH "other"
    * answerOption[+].valueCoding = $v3-NullFlavor#UNK "unknown"
