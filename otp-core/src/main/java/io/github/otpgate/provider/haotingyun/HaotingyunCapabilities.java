package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.RecordQuery;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.TemplateAdministration;
import io.github.otpgate.provider.capability.WordCheck;

/** What an account can do beside sending. */
final class HaotingyunCapabilities {

    private HaotingyunCapabilities() {}

    static Capabilities of(HaotingyunApi api, HaotingyunShapes shapes, String apiKey) {
        HaotingyunReplies replies = new HaotingyunReplies(api, shapes);
        HaotingyunProfile profile = new HaotingyunProfile(api, shapes);
        return Capabilities.none()
                .with(ReportPull.class, new HaotingyunReports(api, shapes))
                .with(ReplyPull.class, replies)
                .with(ReplyQuery.class, replies)
                .with(RecordQuery.class, new HaotingyunRecords(api, shapes))
                .with(TemplateAdministration.class, new HaotingyunTemplates(api, shapes))
                .with(WordCheck.class, new HaotingyunWords(api, shapes))
                .with(AccountProfile.class, profile)
                .with(BalanceQuery.class, profile)
                .with(PushDecoder.class, new HaotingyunPushes(apiKey));
    }
}
