package org.nadir.testing;

/** The whole application in open mode with the demo patients, as somebody finds it who starts it for the first time. */
public final class DemoServer {

    private DemoServer() {}

    private static final class Shared {

        static final RunningServer SERVER = RunningServer.start(
                "--nadir.demo-data=true", "--nadir.data-directory=" + RunningServer.emptyDirectory());
    }

    /** The one of the suite, started by the first test that asks and stopped with the test process. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }
}
