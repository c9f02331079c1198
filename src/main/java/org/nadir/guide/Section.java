package org.nadir.guide;

import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What a renderer gives, under a heading. */
record Section(String title, XhtmlNode content) {}
