package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.store.PhoneFigures;
import io.github.otpgate.store.PhoneJournal;
import java.util.List;

/** Reads the phone's hash, and writes one field of it. */
public final class RedisPhoneJournal implements PhoneJournal {

    private static final LuaScript NOTE_WITHHELD = LuaScript.load("note_withheld");
    private static final LuaScript LOOK = LuaScript.load("look_phone");

    private final ScriptRunner scripts;
    private final PhoneKeys keys;

    public RedisPhoneJournal(RedisConnection redis, String namespace) {
        this.scripts = new ScriptRunner(redis);
        this.keys = new PhoneKeys(namespace);
    }

    @Override
    public void noteWithheld(PhoneHash phone, Bytes nonce, String rule) {
        List<byte[]> values = List.of(nonce.toArray(), rule.getBytes(UTF_8));
        scripts.run(new Call(NOTE_WITHHELD, List.of(keys.phone(phone)), values));
    }

    @Override
    public PhoneFigures look(PhoneHash phone) {
        return StoreReplies.figures(scripts.run(new Call(LOOK, List.of(keys.phone(phone)), List.of())));
    }
}
