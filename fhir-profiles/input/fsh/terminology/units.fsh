// The units of src/main/resources/org/nadir/fhir/units.md that are UCUM: a test holds the two together.

ValueSet: CellCountUnit
Id: cell-count-unit
Title: "Unit of a cell count"
Description: "The UCUM units in which a count of cells per volume is read."
* insert Definition
* $ucum#10*3/uL
* $ucum#10*9/L
* $ucum#10^3/uL
* $ucum#10^9/L
* $ucum#10*3/mm3
* $ucum#10^3/mm3
* $ucum#10*3/ul
* $ucum#10^3/ul
* $ucum#10*9/l
* $ucum#10^9/l
* $ucum#/nL
* $ucum#"10*3{cells}/uL"
* $ucum#10*3.uL-1
* $ucum#10*6/mL
* $ucum#10^6/mL
* $ucum#/uL
* $ucum#/ul
* $ucum#/mm3
* $ucum#10*6/L
* $ucum#10^6/L
* $ucum#"{cells}/uL"
* $ucum#"{cells}/mm3"
* $ucum#"{#}/uL"
* $ucum#1/uL
* $ucum#10*3/mL
* $ucum#10^3/mL
* $ucum#10*6/uL
* $ucum#10*12/L
* $ucum#10^6/uL
* $ucum#10^12/L

ValueSet: HemoglobinUnit
Id: hemoglobin-unit
Title: "Unit of hemoglobin"
Description: "The UCUM units in which hemoglobin is read."
* insert Definition
* $ucum#g/dL
* $ucum#g/dl
* $ucum#"g%"
* $ucum#g/L
* $ucum#g/l
* $ucum#mmol/L
* $ucum#mmol/l

ValueSet: TemperatureUnit
Id: temperature-unit
Title: "Unit of body temperature"
Description: "The UCUM units in which a body temperature is read."
* insert Definition
* $ucum#Cel
* $ucum#"[degF]"
