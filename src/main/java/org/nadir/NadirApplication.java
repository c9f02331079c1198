package org.nadir;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts Nadir: the only class that knows every room. */
@SpringBootApplication
public class NadirApplication {

    public static void main(String[] args) {
        SpringApplication.run(NadirApplication.class, args);
    }

    /** The one clock; a test gives another, so that a course can be replayed. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
