package io.github.otpgate.testkit.contract;

import java.util.List;

/**
 * What every provider promises, as tests: a class that implements this and names its vendor inherits all of them. They run
 * the provider over real HTTP against a server that answers in the vendor's words or in none.
 *
 * <pre>{@code
 * class PigeonContractTest implements ProviderContract {
 *     public ContractVendor vendor() {
 *         return new PigeonContractVendor();
 *     }
 * }
 * }</pre>
 */
public interface ProviderContract
        extends SendingPromises, CodePromises, AnswerPromises, ConnectionPromises, HostilePromises, SecrecyPromises {

    /** The vendor under test. */
    @Override
    ContractVendor vendor();

    /**
     * Does the work, and gives every line that was logged meanwhile, at the finest level. As it stands it hears
     * {@code java.util.logging} alone; override it to listen to what your SLF4J logs to. Leave out the loggers of
     * {@code org.eclipse.jetty}: that is the simulated vendor, which has to see the code.
     */
    @Override
    default List<String> logOf(Runnable work) {
        return JavaLog.during(work);
    }
}
