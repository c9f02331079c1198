package org.nadir.security.fhiraccess;

import org.nadir.security.scopes.Reach;
import org.nadir.security.scopes.Scope;

/** A scope together with whose records it reaches for this caller. */
record Right(Scope scope, Reach reach) {}
