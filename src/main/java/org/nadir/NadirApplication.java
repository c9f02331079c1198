package org.nadir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Nadir: the only class that knows every room. */
@SpringBootApplication
public class NadirApplication {

    public static void main(String[] args) {
        SpringApplication.run(NadirApplication.class, args);
    }
}
