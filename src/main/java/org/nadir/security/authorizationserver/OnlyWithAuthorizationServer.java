package org.nadir.security.authorizationserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Marks what exists only where the embedded authorization server is on. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "nadir.security.mode", havingValue = "smart")
@ConditionalOnBooleanProperty("nadir.security.authorization-server.enabled")
@interface OnlyWithAuthorizationServer {}
