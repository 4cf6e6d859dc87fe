package io.dianan.device;

import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Database, broker, token issuer and a stub of tenant-service around this service. Every {@code
 * QuarkusTest} of the module carries this and nothing else, so that the application starts once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(TenantStub.class)
public @interface DeviceSuite {}
