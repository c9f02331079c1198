/**
 * A small runner of FHIR TestScripts, and the tests that run ours with it ({@code docs/testscripts.md}). May use HTTP, HAPI's
 * model and what the tests share; nothing of the application. Start reading at {@code ScriptRun}.
 */
@NullMarked
package org.nadir.testscript;

import org.jspecify.annotations.NullMarked;
