package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;
import java.util.List;

/** Registers texts with the vendor and tells how far their approval is. */
public interface TemplateAdministration extends Capability {

    /** Of what the vendor tells the account's owner by message when it has decided on a template. */
    enum Notify {
        /** Of both. */
        ALWAYS,
        /** Of a rejection only. */
        REJECTED,
        /** Of an approval only. */
        APPROVED,
        /** Of nothing. */
        NEVER
    }

    /** Hands in a text for approval. */
    VendorAnswer<VendorTemplate> add(String content, Notify notify);

    /** Replaces a text, which then has to be approved again. */
    VendorAnswer<VendorTemplate> update(String id, String content);

    /** Removes a text; the answer is what it was. */
    VendorAnswer<VendorTemplate> delete(String id);

    /** One text of the account. */
    VendorAnswer<VendorTemplate> get(String id);

    /** All texts of the account. */
    VendorAnswer<List<VendorTemplate>> list();

    /** One of the texts that every account may use. */
    VendorAnswer<VendorTemplate> getDefault(String id);

    /** The texts that every account may use. */
    VendorAnswer<List<VendorTemplate>> listDefaults();
}
